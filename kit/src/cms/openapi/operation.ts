import { ref, type JsonSchema } from './json-schema.ts'

/** One way to call a path. */
export interface Operation {
  readonly [keyword: string]: unknown
}

/** Why a call is refused, by status. */
const refusals: Readonly<Record<number, string>> = {
  400: '请求有误 The request makes no sense',
  401: '请先登录 Nobody is signed in',
  403: '无权进行 You may not do this',
  404: '不存在，或无权查看 There is none, or you may not see it',
  409: '已被他人处理或修改 Somebody else was quicker',
  410: '所求的事件已被清除，或链接已失效 The events asked for were cleared away, or the link is over',
  413: '文件过大 The file is too large',
  422: '内容有误，见 fields The content is refused; see fields',
  503: '繁忙或暂不可用，请稍后再试 Busy or not available for the moment; try again later',
}

/** Describes one operation. `refuses` are the statuses it may answer with beside success. */
export function operation({
  id,
  tag,
  summary,
  parameters = [],
  body,
  bodyType = 'application/json',
  answer,
  answerType = 'application/json',
  refuses = [],
  open = false,
}: {
  id: string
  tag: string
  summary: string
  parameters?: readonly object[]
  body?: JsonSchema
  bodyType?: string
  answer: JsonSchema
  answerType?: string
  refuses?: readonly (keyof typeof refusals)[]
  /** Needs no signed-in person (who then sees what the public sees). */
  open?: boolean
}): Operation {
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(open ? { security: [{}, { session: [] }, { token: [] }] } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: { required: true, content: { [bodyType]: { schema: body } } } } : {}),
    responses: {
      200: { description: '成功 Success', content: { [answerType]: { schema: answer } } },
      ...Object.fromEntries(
        refuses.map((status) => [status, { description: refusals[status], content: { 'application/json': { schema: ref('Error') } } }]),
      ),
    },
  }
}

export function inPath(name: string, schema: JsonSchema, description?: string): object {
  return { name, in: 'path', required: true, schema, ...(description && { description }) }
}

export function inHeader(name: string): object {
  return { name, in: 'header', required: true, schema: { type: 'string' } }
}

export function inQuery(name: string, schema: JsonSchema, description?: string): object {
  return { name, in: 'query', schema, ...(description && { description }) }
}
