import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** The SQL of one step of the kit's own tables, by its file's name in the kit's `schema` folder. */
export async function kitSchema(step: string): Promise<string> {
  return readFile(fileURLToPath(import.meta.resolve(`@yizheng/kit/cms/schema/${step}.sql`)), 'utf8')
}
