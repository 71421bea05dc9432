import type { SampleArtwork } from './types.ts'

export const artworks: readonly SampleArtwork[] = [
  {
    title: '山水',
    artist: '程墨白（样例）',
    script: 'running',
    picture: 'brush-shanshui',
    note: '行书二字，一气写成。山字取其静，水字取其动。',
  },
  {
    title: '雾锁千峰',
    artist: '程墨白（样例）',
    script: 'painting',
    picture: 'scroll-ridges',
    note: '纸本水墨立轴，写晨雾未散时的松阳西部群山。',
  },
  { title: '大中', artist: '郑怀谷（样例）', script: 'regular', picture: 'brush-dazhong', note: '楷书。取“大中至正”之意，用笔求稳。' },
  { title: '墨梅', artist: '周砚秋（样例）', script: 'painting', picture: 'scroll-plum', note: '老干横斜，花开数点，写于雪后。' },
  { title: '云上人家', artist: '陶然（样例）', script: 'painting', picture: 'fan-village', note: '扇面设色，写高山村落，屋瓦与云相接。' },
  { title: '上下同心', artist: '丁守拙（样例）', script: 'clerical', picture: 'brush-tongxin', note: '隶书四字，蚕头雁尾，横势舒展。' },
  { title: '竹影', artist: '朱绿野（样例）', script: 'painting', picture: 'scroll-bamboo', note: '浓淡两枝，风自左来。' },
  { title: '荷塘清趣', artist: '白露（样例）', script: 'painting', picture: 'square-lotus', note: '斗方小品，一花两叶，留白处是水。' },
  { title: '日月山川', artist: '顾川（样例）', script: 'seal', picture: 'seal-riyue', note: '仿古篆四字，线条匀净，结字取象形之意。' },
  { title: '幽兰', artist: '周砚秋（样例）', script: 'painting', picture: 'fan-orchid', note: '扇面水墨，三五长叶，一茎着花。' },
  { title: '天一', artist: '李问山（样例）', script: 'cursive', picture: 'brush-tianyi', note: '草书，枯笔飞白，意在笔先。' },
  { title: '松风', artist: '程墨白（样例）', script: 'painting', picture: 'scroll-pine', note: '古松一株立于崖上，松针以攒簇法写成。' },
  { title: '秋江独钓', artist: '陶然（样例）', script: 'painting', picture: 'wide-river', note: '横卷，江水不着一笔，唯孤舟远山。' },
  { title: '游鱼', artist: '白露（样例）', script: 'painting', picture: 'square-fish', note: '斗方，写古村溪中鱼，三尾朱红。' },
]
