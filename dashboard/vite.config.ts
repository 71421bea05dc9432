import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

export default defineConfig({
  base: '/dashboard/',
  plugins: [react(), withoutTailwind()],
  build: { target: 'es2022', assetsInlineLimit: 0 },
})

/** The kit's tokens end in rules for Tailwind, which this page does without; a browser would skip them, a minifier complains. */
function withoutTailwind(): Plugin {
  return {
    name: 'without-tailwind',
    enforce: 'pre',
    transform: (code, id) => (/\/kit\/src\/ui\/tokens\.css/.test(id) ? code.slice(0, code.search(/^@(theme|custom-variant)/m)) : undefined),
  }
}
