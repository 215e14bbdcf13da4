//! What is shown: plain rows derived from the state.
