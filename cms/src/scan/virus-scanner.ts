/** Port for a virus scanner. What the office runs is an adapter of it; see `clamav.ts`. */
export interface VirusScanner {
  /**
   * Looks through the bytes of one file. Returns the name of what was found, undefined where the file is clean.
   * @throws Error where the scanner cannot be reached, or gives no verdict
   */
  scan(data: Buffer): Promise<string | undefined>
}
