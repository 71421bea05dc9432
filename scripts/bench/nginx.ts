import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../ports.ts'
import { startChild } from './child-server.ts'
import type { ServedPage } from './served-page.ts'
import { missing } from './wrk.ts'

/** nginx with one worker, serving the page's very bytes and headers from files, without an access log. */
export async function startNginx(folder: string, page: ServedPage): Promise<{ url: string; stop: () => Promise<void> }> {
  const port = await freePort()
  mkdirSync(join(folder, 'html'), { recursive: true })
  writeFileSync(join(folder, 'html', 'page.html'), page.plain)
  writeFileSync(join(folder, 'html', 'page.html.gz'), page.gzip)
  const own = page.headers.filter(([name]) => !/^(content-(type|length|encoding)|date|connection|keep-alive)$/i.test(name))
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off;
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 10000000;
  gzip_static on;
  etag off;
  types { }
  default_type "text/html; charset=utf-8";
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/temp;`).join(' ')}
  server {
    listen 127.0.0.1:${port};
    root ${folder}/html;
    ${own.map(([name, value]) => `add_header ${name} ${JSON.stringify(value)};`).join('\n    ')}
  }
}
`,
  )
  const child = await startChild({
    command: 'nginx',
    args: ['-p', folder, '-e', join(folder, 'error.log'), '-c', join(folder, 'nginx.conf')],
    port,
  }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? missing('nginx') : error
  })
  return { url: `http://127.0.0.1:${port}/page.html`, stop: child.stop }
}
