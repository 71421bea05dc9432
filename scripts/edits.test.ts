import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Edits } from './edits.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'yz-edits-'))
  mkdirSync(join(root, 'plugins/one'), { recursive: true })
  writeFileSync(join(root, 'config'), 'before')
  writeFileSync(join(root, 'plugins/one/app'), 'one')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

test('undo puts back what was changed and takes away what was made, with its folders, and nothing else', () => {
  const edits = new Edits(root)
  edits.write('config', 'after')
  edits.write('config', 'after that')
  edits.write('plugins/two/src/app', 'two')
  writeFileSync(join(root, 'plugins/migration'), 'made by something else')
  edits.made('plugins/migration')
  expect(edits.files).toEqual(['config', 'plugins/two/src/app', 'plugins/migration'])

  edits.undo()
  expect(readFileSync(join(root, 'config'), 'utf8')).toBe('before')
  expect(readdirSync(join(root, 'plugins'))).toEqual(['one'])
  expect(existsSync(join(root, 'plugins/one/app'))).toBe(true)
})
