declare module 'opencc-js/dict/TSCharacters' {
  /** `traditional simplified otherSimplified…`, divided by `|`. */
  const characters: string
  export default characters
}
