/** A JSON Schema (2020-12), as far as we write it. */
export type JsonSchema = { readonly [keyword: string]: unknown }

type OptionalKeys<T> = { [K in keyof T]-?: object extends Pick<T, K> ? K : never }[keyof T]

/**
 * The schema of an object that travels as the type `T`. The compiler demands a schema for every property of `T` and the
 * list of those that may be absent, so that the description cannot fall behind the code.
 */
export function objectOf<T extends object>(
  properties: { readonly [K in keyof Required<T> & string]: JsonSchema },
  ...optional: readonly (OptionalKeys<T> & string)[]
): JsonSchema {
  return { type: 'object', properties, required: Object.keys(properties).filter((name) => !(optional as readonly string[]).includes(name)) }
}

export const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })
export const arrayOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items })
export const mapOf = (values: JsonSchema): JsonSchema => ({ type: 'object', additionalProperties: values })
export const orNull = (schema: JsonSchema): JsonSchema =>
  typeof schema.type === 'string' && !('enum' in schema)
    ? { ...schema, type: [schema.type, 'null'] }
    : { anyOf: [schema, { type: 'null' }] }
export const oneOfValues = (...values: readonly string[]): JsonSchema => ({ type: 'string', enum: values })

export const text: JsonSchema = { type: 'string' }
export const number: JsonSchema = { type: 'number' }
export const integer: JsonSchema = { type: 'integer' }
export const truth: JsonSchema = { type: 'boolean' }
export const moment: JsonSchema = { type: 'string', format: 'date-time' }
export const id: JsonSchema = { type: 'integer', minimum: 1 }
