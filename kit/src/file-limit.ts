/** Largest file that is taken, in bytes: for every upload. */
export const FILE_MOST = 32 * 1024 * 1024
/** The same as people say it. */
export const FILE_MOST_MB = FILE_MOST / 1024 / 1024
