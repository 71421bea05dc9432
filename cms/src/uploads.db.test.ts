import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { bootCms, type TestCms } from './testing/boot-cms.ts'
import { EICAR, startClamd, type Clamd } from './testing/clamd.ts'

/** What comes in as a file is looked at by its content, before anything is made of it. */
let cms: TestCms
let clamd: Clamd
let token: string
beforeAll(async () => {
  clamd = await startClamd()
  process.env.CLAMAV_URL = `tcp://127.0.0.1:${clamd.port}`
  cms = await bootCms(inject('postgresUrl'))
  token = await cms.signIn((await cms.person('王编辑', ['editor'])).email)
})
afterAll(async () => {
  await cms.close()
  await clamd.close()
  delete process.env.CLAMAV_URL
})

interface Answer {
  readonly status: number
  readonly message: string
  readonly doc: Record<string, unknown> & { readonly sizes: Readonly<Record<string, { filename: string | null; width: number | null }>> }
}

async function upload(slug: string, data: Buffer, name: string, type: string, fields: object = {}): Promise<Answer> {
  const form = new FormData()
  form.set('file', new File([new Uint8Array(data)], name, { type }))
  form.set('_payload', JSON.stringify(fields))
  const answer = await cms.call(`/api/${slug}`, { method: 'POST', body: form, headers: { authorization: `JWT ${token}` } })
  const body = (await answer.json()) as { doc: Answer['doc']; errors?: { message: string; data?: { errors?: { message: string }[] } }[] }
  const problem = body.errors?.[0]
  return {
    status: answer.status,
    message: [problem?.message, problem?.data?.errors?.[0]?.message].filter(Boolean).join(' '),
    doc: body.doc,
  }
}
const alt = '委员在田间察看春茶长势'
const picture = (width = 40, height = 30) => sharp({ create: { width, height, channels: 3, background: '#8a2b1e' } })
const onDisk = (name: unknown) => readFileSync(join(process.env.YZ_DATA_DIR!, 'uploads/media', String(name)))

describe('a picture', () => {
  test('is kept in modern formats and several sizes, without what the camera wrote into it', async () => {
    const shot = await picture(2400, 1800)
      .withExif({ IFD0: { Artist: 'the name of somebody' }, IFD3: { GPSLatitude: '28/1 27/1 0/1' } })
      .jpeg()
      .toBuffer()
    expect(shot.includes('the name of somebody')).toBe(true)
    const { status, doc } = await upload('media', shot, '茶山.jpg', 'image/jpeg', { alt, photographer: '王某', shotAt: '大东坝镇' })
    expect(status).toBe(201)
    expect(doc).toMatchObject({ mimeType: 'image/webp', width: 2000, photographer: '王某', shotAt: '大东坝镇' })
    expect(Object.values(doc.sizes).map(({ width }) => width)).toEqual([480, 960])
    for (const name of [doc.filename, ...Object.values(doc.sizes).map(({ filename }) => filename)]) {
      const file = onDisk(name)
      expect((await sharp(file).metadata()).format).toBe('webp')
      expect((await sharp(file).metadata()).exif).toBeUndefined()
    }
  })

  test('says in words what is in it, at once and after every change', async () => {
    const data = await picture().png().toBuffer()
    for (const [said, wrong] of [
      ['', '请填写替代文字'],
      ['图片', '替代文字不能只写'],
      ['IMG_2031', '替代文字不能只写'],
    ]) {
      const { status, message } = await upload('media', data, 'IMG_2031.png', 'image/png', { alt: said })
      expect(status).toBe(400)
      expect(message).toContain(wrong)
    }
    const { doc } = await upload('media', data, '会场.png', 'image/png', { alt })
    const changed = await cms.call(`/api/media/${String(doc.id)}`, {
      method: 'PATCH',
      body: JSON.stringify({ alt: '会场' }),
      headers: { authorization: `JWT ${token}`, 'content-type': 'application/json' },
    })
    expect(changed.status).toBe(400)
  })

  test.each([
    ['a page under the name of a picture', Buffer.from('<!doctype html><script>alert(1)</script>'), 'a.png', 'image/png'],
    [
      'SVG, which can hold programs',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
      'a.svg',
      'image/svg+xml',
    ],
    [
      'SVG under the name of a picture',
      Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
      'a.jpg',
      'image/jpeg',
    ],
    ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), 'a.jpg', 'image/jpeg'],
    ['the head of a picture alone', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'a.png', 'image/png'],
  ])('is never %s', async (_, data, name, type) => {
    expect((await upload('media', data, name, type, { alt })).status).toBe(415)
  })

  test('of more points than a server should unpack is refused before it does', async () => {
    const bomb = await picture(20_000, 4_000).png({ compressionLevel: 9 }).toBuffer()
    expect(bomb.length).toBeLessThan(1_000_000)
    for (const slug of ['media', 'attachments']) {
      const { status, message } = await upload(slug, bomb, 'bomb.png', 'image/png', { alt })
      expect(status).toBe(413)
      expect(message).toContain('6400 万像素')
    }
  })
})

describe('where there is a virus scanner', () => {
  test('it sees every file, and what it finds is refused by name', async () => {
    const before = clamd.received.length
    const clean = await picture().png().toBuffer()
    expect((await upload('media', clean, '会场.png', 'image/png', { alt })).status).toBe(201)
    expect((await upload('attachments', Buffer.from('会议通知'), '通知.txt', 'text/plain')).status).toBe(201)
    expect(clamd.received.slice(before).map((file) => file.length)).toEqual([clean.length, Buffer.from('会议通知').length])
    const { status, message } = await upload('attachments', Buffer.from(EICAR), '通知.txt', 'text/plain')
    expect(status).toBe(422)
    expect(message).toContain('Eicar-Signature')
  })

  test('nothing is taken in while it is down, and everything again when it is back', async () => {
    const { port } = clamd
    await clamd.close()
    const { status, message } = await upload('attachments', Buffer.from('会议通知'), '通知.txt', 'text/plain')
    expect(status).toBe(503)
    expect(message).toContain('查毒服务暂时不可用')
    clamd = await startClamd({ port })
    expect((await upload('attachments', Buffer.from('会议通知'), '通知.txt', 'text/plain')).status).toBe(201)
  })
})
