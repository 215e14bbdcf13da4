// Which language the screen speaks at first. The page asks before the program is there (build/boot.js), to fetch its texts
// in time; the program asks the same question (tongue.rs).

const LANGUAGES = ["zh-Hans", "zh-Hant", "en"];

/** As src/device/settings.rs keeps it. */
const KEPT = "turnbook.locale";

/** The saved language, else the first of the browser's that there is, else Simplified Chinese. */
export function chosen() {
  return tongue(kept(), navigator.languages);
}

/** As `chosen`, from what is saved and what the browser lists. */
export function tongue(saved, listed) {
  return [saved, ...listed.map(spoken)].find((language) => LANGUAGES.includes(language)) ?? LANGUAGES[0];
}

/** The language for a BCP 47 tag; Chinese without a script goes by its region. */
function spoken(tag) {
  const { language, script } = new Intl.Locale(tag).maximize();
  return language === "zh" ? `zh-${script}` : language;
}

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT));
  } catch {
    return null;
  }
}
