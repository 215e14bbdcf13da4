//! The rulebook room.
