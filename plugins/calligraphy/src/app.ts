import { contentType, defineApp, f, surface } from '@yizheng/kit'
import en from '../messages/en.json' with { type: 'json' }

const artwork = contentType('artworks', {
  label: '书画作品',
  title: 'title',
  fields: {
    title: f.text('题名', { required: true, max: 40 }),
    artist: f.text('作者', { required: true, max: 20 }),
    script: f.select('类别', { seal: '篆书', clerical: '隶书', regular: '楷书', running: '行书', cursive: '草书', painting: '国画' }),
    images: f.images('图片', { required: true, min: 1 }),
    note: f.longText('作品说明', { max: 500 }),
  },
})

const artworks = surface(artwork, {
  access: { read: 'anyone', create: ['staff', 'editor'], update: ['staff', 'editor'], delete: ['staff', 'editor'] },
  pages: {
    list: { path: '/gallery', show: ['images', 'title', 'artist', 'script'], filter: ['script'], layout: 'gallery' },
    detail: { path: '/gallery/[id]' },
  },
  search: { body: ['artist', 'note'], facets: ['script'] },
  metrics: { byScript: { label: '书画作品分类', chart: 'pie', count: {}, by: 'script' } },
})

export default defineApp({ id: 'calligraphy', label: '书画苑', types: { artworks }, messages: { zh: {}, en } })
