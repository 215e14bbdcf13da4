//! What was cut out of the libraries reads numbers, and characters, as the whole libraries do.

use counter::alike::{Match, Telephone};
use rlibphonenumber::enums::Region;
use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumberFormat};

/// A chain of digits that looks like chance and is the same every time.
fn digits(seed: u64, count: usize) -> String {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let next = |_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        char::from(b'0' + (state % 10) as u8)
    };
    (0..count).map(next).collect()
}

/// The number in the international form, if the library knows it to have been given out.
fn library(region: Region, text: &str) -> Option<String> {
    let number = PHONE_NUMBER_UTIL.parse(text, Some(region)).ok()?;
    number.is_valid().then(|| number.format_as(PhoneNumberFormat::E164).to_string())
}

#[test]
fn numbers_are_read_as_the_library_reads_them() {
    let mut compared = 0;
    for (region, heads) in [
        (Region::CN, ["13", "15", "17", "18", "19", "0755", "010", "021", "0086", "86", "400"].as_slice()),
        (Region::HK, ["+852", "+8529", "+8526"].as_slice()),
        (Region::MO, ["+853", "+8536", "+85328"].as_slice()),
        (Region::TW, ["+886", "+8869", "+88602"].as_slice()),
    ] {
        for (at, head) in heads.iter().enumerate() {
            for seed in 0..400 {
                let text = format!("{head}{}", digits(seed * 31 + at as u64, 6 + (seed % 6) as usize));
                let Some(formal) = library(region, &text) else { continue };
                // Within a town a number says nothing of its country.
                if !text.starts_with(['+', '0']) && text.len() <= 8 {
                    continue;
                }
                let (ours, theirs) = (Telephone::read(&text), Telephone::read(&formal));
                let agree =
                    ours.len() == 1 && theirs.len() == 1 && ours[0].agrees(theirs[0]) == Some(Match::Same);
                assert!(agree, "{text}: the library reads {formal}: {ours:?} {theirs:?}");
                compared += 1;
            }
        }
    }
    assert!(compared > 1000, "only {compared} numbers were compared");
}

#[test]
fn what_the_library_does_not_know_of_a_region_is_no_number() {
    let (mut refused, mut wrong) = (0, Vec::new());
    for (region, country, count) in
        [(Region::CN, "+86", 10), (Region::HK, "+852", 7), (Region::MO, "+853", 6), (Region::TW, "+886", 6)]
    {
        for seed in 0..800 {
            let text = format!("{country}{}", digits(seed * 17, count));
            if library(region, &text).is_some() {
                continue;
            }
            refused += 1;
            if Telephone::read(&text).into_iter().any(Telephone::possible) {
                wrong.push(text);
            }
        }
    }
    // Area codes are joined from one edition of the library to the next; what was one may be called here a while longer.
    let few = wrong.len() * 200 < refused;
    assert!(few, "{} of {refused}: {:?}", wrong.len(), &wrong[..wrong.len().min(5)]);
    assert!(refused > 500, "only {refused} numbers were refused");
}

/// The commonest family names, and characters of names.
const COMMON: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤\
    伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰萍鹏辉红梅建国文斌宇浩轩子涵欣怡梓诗雨佳琪俊熙泽博思远晨曦若彤玥喆堃祎昇翀淏骁睿";

#[test]
fn characters_are_read_as_the_library_reads_them() {
    use pinyin::{ToPinyin, ToPinyinMulti};
    let found = |name: &str, query: &str| counter::alike::Wanted::read(query).names(name);
    for character in COMMON.chars().filter(|character| !character.is_whitespace()) {
        // Behind another name, so that it is no family name.
        let name = format!("甲{character}");
        let read = character.to_pinyin().map(|read| read.plain().replace('ü', "v")).unwrap();
        assert!(found(&name, &read), "{character} {read}");
        for other in character.to_pinyin_multi().unwrap() {
            let other = other.plain().replace('ü', "v");
            assert!(!other.is_ascii() || found(&name, &other), "{character} {other}");
        }
    }
}
