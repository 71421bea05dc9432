/**
 * The language of the admin screens: Chinese whatever the browser says, English for whoever chose it on the site. What a
 * person chooses in the admin itself (their account page) is a cookie of Payload's own, which weighs more.
 */
export function adminLanguage(cookie = ''): 'zh' | 'en' {
  return /(?:^|;\s*)yz-locale=en(?:;|$)/.test(cookie) ? 'en' : 'zh'
}
