import { defineSite } from '@yizheng/kit'
import calligraphy from '@yizheng/plugin-calligraphy'
import content from '@yizheng/plugin-content'
import opinions from '@yizheng/plugin-opinions'
import proposals from '@yizheng/plugin-proposals'

/** The one list of what this site is made of. A folder under plugins/ stands either in `apps` or in `off`. */
export default defineSite({
  label: '松阳政协',
  apps: [content, proposals, opinions, calligraphy],
  off: [],
})
