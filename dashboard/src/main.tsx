import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '@yizheng/kit/ui/tokens.css'
import '@yizheng/kit/ui/base.css'
import './dashboard.css'
import { DeskPage } from './desk/desk-page.tsx'
import { WallPage } from './wall/wall-page.tsx'

const Page = location.pathname.startsWith('/dashboard/wall') ? WallPage : DeskPage

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Page />
  </StrictMode>,
)
