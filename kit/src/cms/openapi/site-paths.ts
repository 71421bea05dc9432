import { arrayOf, id, moment, objectOf, oneOfValues, ref, text, type JsonSchema } from './json-schema.ts'
import { LINK_HEADER } from '../../protocol.ts'
import { inHeader, inPath, inQuery, operation, type Operation } from './operation.ts'

type Paths = Record<string, Record<string, Operation>>
const tag = 'site'
const stream = 'text/event-stream'

/** The paths that belong to no single type. */
export function sitePaths(searched: readonly string[], facets: readonly string[]): Paths {
  return {
    '/openapi.json': { get: operation({ id: 'openapi', tag, summary: '本说明 This description', answer: { type: 'object' }, open: true }) },
    '/site': {
      get: operation({
        id: 'site',
        tag,
        summary: '网站标识、栏目、停用的应用 Marks of the site, columns, apps that are off',
        answer: ref('Site'),
        open: true,
      }),
    },
    '/me': { get: operation({ id: 'me', tag, summary: '当前登录者 Who is signed in', answer: ref('Me'), open: true }) },
    '/me/desk': {
      get: operation({
        id: 'me.desk',
        tag,
        summary: '待办与我的事项 What waits for me, and what is mine',
        answer: ref('Desk'),
        refuses: [401],
      }),
    },
    '/me/desk/{group}': {
      get: operation({
        id: 'me.desk.group',
        tag,
        summary: '工作台的一组：待办、已办、我发起的、抄送我的 One group of my desk',
        parameters: [
          inPath('group', oneOfValues('todo', 'done', 'mine', 'copied')),
          inQuery('type', text),
          inQuery('state', text),
          inQuery('light', oneOfValues('red', 'amber', 'green')),
          inQuery('sort', oneOfValues('due', 'updated', 'created')),
          inQuery('after', text),
          inQuery('limit', { type: 'integer', minimum: 1, maximum: 100, default: 20 }),
        ],
        answer: ref('DeskGroup'),
        refuses: [400, 401, 404],
      }),
    },
    '/me/inbox': {
      get: operation({
        id: 'me.inbox',
        tag,
        summary: '消息 Notices',
        parameters: [inQuery('unread', oneOfValues('1')), inQuery('after', text), inQuery('before', text)],
        answer: ref('Inbox'),
        refuses: [400, 401],
      }),
    },
    '/me/inbox/read': {
      post: operation({
        id: 'me.inbox.read',
        tag,
        summary: '标为已读；不给 ids 则为全部 Marks as read; all of them where ids is absent',
        body: { type: 'object', properties: { ids: arrayOf(id) } },
        answer: objectOf<{ unread: number }>({ unread: { type: 'integer' } }),
        refuses: [400, 401],
      }),
    },
    '/me/inbox/stream': {
      get: operation({
        id: 'me.inbox.stream',
        tag,
        summary: '未读数（SSE） The number of unread notices, now and after each change: data: {"unread": 3}',
        answer: text,
        answerType: stream,
        refuses: [401],
      }),
    },
    '/me/notice-settings': {
      get: operation({ id: 'me.notices', tag, summary: '通知设置 How I am told', answer: ref('NoticeSettingsAnswer'), refuses: [401] }),
      post: operation({
        id: 'me.notices.change',
        tag,
        summary: '修改通知设置 Changes how I am told',
        body: ref('NoticeSettings'),
        answer: ref('NoticeSettingsAnswer'),
        refuses: [400, 401],
      }),
    },
    '/me/delegations': {
      get: operation({
        id: 'me.delegations',
        tag,
        summary: '我的委托：委托出去的、受托的、以我名义办理的 Deputies I appointed, those I stand for, and what was done in my name',
        answer: ref('Delegations'),
        refuses: [401],
      }),
      post: operation({
        id: 'me.delegations.appoint',
        tag,
        summary: '委托他人在一段时间内代办 Appoints a deputy for a period',
        body: ref('DelegationRequest'),
        answer: ref('Delegations'),
        refuses: [400, 401, 422],
      }),
    },
    '/delegations': {
      get: operation({
        id: 'delegations',
        tag,
        summary: '全部委托，供系统管理员 All delegations, for administrators',
        answer: ref('AllDelegations'),
        refuses: [401, 403],
      }),
    },
    '/delegations/{id}/end': {
      post: operation({
        id: 'delegations.end',
        tag,
        summary: '提前结束委托：委托人、受托人或系统管理员 Ends a delegation early: its principal, its deputy, or an administrator',
        parameters: [inPath('id', id)],
        answer: ref('Delegations'),
        refuses: [401, 404],
      }),
    },
    '/signed-link': {
      get: {
        ...operation({
          id: 'link.open',
          tag,
          summary: '签批链接所示，仅供门户使用 What a signed link opens, for the portal’s server alone; changes nothing',
          parameters: [inHeader(LINK_HEADER)],
          answer: ref('Link'),
          refuses: [401, 404, 410],
        }),
        security: [{ portal: [] }],
      },
      post: {
        ...operation({
          id: 'link.take',
          tag,
          summary: '凭签批链接办理一次，仅供门户使用 Takes a step by a signed link, once, for the portal’s server alone',
          parameters: [inHeader(LINK_HEADER)],
          body: ref('LinkFireRequest'),
          answer: { type: 'object' },
          refuses: [400, 401, 403, 404, 409, 410, 422],
        }),
        security: [{ portal: [] }],
      },
    },
    '/signed-links/{id}/withdraw': {
      post: operation({
        id: 'links.withdraw',
        tag,
        summary: '撤回签批链接：有权发送的人 Withdraws a signed link: whoever might send it',
        parameters: [inPath('id', id)],
        answer: { type: 'object' },
        refuses: [401, 404, 409],
      }),
    },
    '/channels': {
      get: operation({
        id: 'channels',
        tag,
        summary: '通知通道的状态，供系统管理员 How the channels of notices do, for administrators',
        answer: ref('Channels'),
        refuses: [401, 403],
      }),
    },
    '/search': {
      get: operation({
        id: 'search',
        tag,
        summary: '检索 Search',
        parameters: [
          inQuery('q', text),
          inQuery('type', searched.length > 0 ? oneOfValues(...searched) : text),
          ...facets.map((name) => inQuery(`f.${name}`, text)),
          inQuery('year', { type: 'string', pattern: '^\\d{4}$' }),
          inQuery('from', { type: 'string', format: 'date' }),
          inQuery('to', { type: 'string', format: 'date' }),
          inQuery('sort', oneOfValues('relevance', 'date')),
          inQuery('page', { type: 'integer', minimum: 1, maximum: 9999, default: 1 }),
        ],
        answer: ref('Search'),
        refuses: [400, 503],
        open: true,
      }),
    },
    '/suggest': {
      get: operation({
        id: 'suggest',
        tag,
        summary: '检索提示 Suggestions while a search is typed',
        parameters: [inQuery('q', text)],
        answer: ref('Suggest'),
        refuses: [503],
        open: true,
      }),
    },
    '/metrics': { get: operation({ id: 'metrics', tag, summary: '全部数字 All figures', answer: ref('Metrics'), open: true }) },
    '/metrics/stream': {
      get: operation({
        id: 'metrics.stream',
        tag,
        summary: '数字有变的提示（SSE） Hints that figures changed: data: {"type": slug}',
        answer: text,
        answerType: stream,
        open: true,
      }),
    },
    '/receipts/{code}': {
      get: operation({
        id: 'receipts',
        tag,
        summary: '凭回执号查询 What became of it',
        parameters: [inPath('code', text)],
        answer: ref('Receipt'),
        refuses: [404],
        open: true,
      }),
    },
    '/options/{slug}': {
      get: operation({
        id: 'options',
        tag,
        summary: '可选项 Titles to choose from',
        parameters: [
          inPath('slug', oneOfValues('organisations', 'columns', 'users')),
          inQuery('q', text),
          inQuery('kind', text, '组织的性质，可用逗号分隔 Kinds of organisations, by comma'),
          inQuery('roles', text, '人员的角色，可用逗号分隔 Roles of people, by comma'),
          inQuery('limit', { type: 'integer', minimum: 1, maximum: 500, default: 500 }),
        ],
        answer: ref('Options'),
        refuses: [401, 404],
        open: true,
      }),
    },
    '/deadline-rules': {
      get: operation({
        id: 'deadlineRules',
        tag,
        summary: '各环节的期限规则（系统管理员） The rules of all deadlines (administrator)',
        answer: ref('DeadlineRules'),
        refuses: [401, 403],
      }),
    },
    '/deadline-rules/{type}/{state}': {
      post: operation({
        id: 'deadlineRules.change',
        tag,
        summary: '修改期限规则；办理中的事项仍按原规则 A new version of a rule; what is under way keeps the one it began with',
        parameters: [inPath('type', text), inPath('state', text)],
        body: objectOf<{ version: number; rule: object }>({ version: { type: 'integer' }, rule: ref('DeadlineRule') }),
        answer: ref('DeadlineRuleOfState'),
        refuses: [400, 401, 403, 404, 409, 422],
      }),
    },
    '/batch': {
      get: operation({
        id: 'batch',
        tag,
        summary: '一次读取多项 Several reads in one',
        parameters: [
          {
            name: 'get',
            in: 'query',
            required: true,
            explode: true,
            schema: { ...arrayOf({ type: 'string', pattern: '^/api/' }), minItems: 1, maxItems: 20 },
          },
        ],
        answer: ref('Batch'),
        refuses: [400],
        open: true,
      }),
    },
    '/events': {
      get: {
        ...operation({
          id: 'events',
          tag,
          summary:
            '事件流（SSE），仅供本系统各进程使用 The event stream, for our own processes: each `data:` is a SiteEvent, each `id:` a cursor',
          parameters: [inQuery('after', text, '游标；latest 从现在起 A cursor; `latest` begins now')],
          answer: text,
          answerType: stream,
          refuses: [400, 403, 410],
        }),
        security: [{ internal: [] }],
      },
    },
    '/attachments': {
      post: operation({
        id: 'attachments.upload',
        tag,
        summary: '上传文件，其 id 用于 files 字段 Uploads a file; its id goes into a field of files',
        body: {
          type: 'object',
          properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
          required: ['file'],
        },
        bodyType: 'multipart/form-data',
        answer: ref('Upload'),
        refuses: [401, 403, 422],
      }),
    },
    '/users/login': {
      post: operation({
        id: 'users.login',
        tag,
        summary: '登录，得到 Cookie 与令牌 Signs in: sets the cookie, answers the token',
        body: objectOf<{ email: string; password: string }>({ email: { type: 'string', format: 'email' }, password: text }),
        answer: objectOf<{ token: string; exp: number; user: JsonSchema }>({
          token: text,
          exp: { type: 'integer' },
          user: { type: 'object' },
        }),
        refuses: [401],
        open: true,
      }),
    },
    '/users/logout': {
      post: operation({ id: 'users.logout', tag, summary: '退出 Signs out', answer: objectOf<{ message: string }>({ message: text }) }),
    },
  }
}

/** The head of a list of rows behind a figure. */
export const metricRows: JsonSchema = {
  type: 'object',
  properties: {
    docs: arrayOf({ type: 'object', properties: { id, createdAt: moment, updatedAt: moment }, required: ['id'] }),
    next: { type: ['string', 'null'] },
    total: { type: 'integer' },
    paths: objectOf<{ detail: string | null }>({ detail: { type: ['string', 'null'] } }),
    shown: objectOf<{ title: string; date: string }>({ title: text, date: text }),
    states: { type: 'object', additionalProperties: text },
  },
  required: ['docs', 'next', 'total', 'paths', 'shown', 'states'],
}
