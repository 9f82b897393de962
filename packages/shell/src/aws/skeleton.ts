/** `--generate-cli-skeleton`: a sample of an operation's input or output (botocore's ArgumentGenerator). */
import { type ServiceModel, type ShapeRef, shapeOf } from '@first-line/aws-api'
import { FLOAT_ZERO } from './json-text.ts'
import type { Plain, PlainObject } from './python-text.ts'

export interface SkeletonOptions {
  /** Strings hold the member's name rather than nothing: what `output` shows. */
  memberNames: boolean
}

/** A sample value of a shape. Blobs are null in it. */
export function skeletonOf(model: ServiceModel, ref: ShapeRef, options: SkeletonOptions): Plain {
  const stack: string[] = []
  const sample = (inner: ShapeRef, name: string): Plain => {
    const shape = shapeOf(model, inner)
    stack.push(inner.shape)
    try {
      switch (shape.type) {
        case 'structure': {
          const object: PlainObject = {}
          if (stack.filter((above) => above === inner.shape).length > 1) return object
          for (const [member, memberRef] of Object.entries(shape.members ?? {}))
            object[member] = sample(memberRef, member)
          return object
        }
        case 'list':
          return [sample(shape.member!, options.memberNames ? shape.member!.shape : '')]
        case 'map':
          return { KeyName: sample(shape.value!, '') }
        case 'string':
          return options.memberNames ? name : (shape.enum?.[0] ?? '')
        case 'integer':
        case 'long':
          return 0
        case 'float':
        case 'double':
          return FLOAT_ZERO as unknown as Plain
        case 'boolean':
          return true
        case 'timestamp':
          return '1970-01-01T00:00:00'
        case 'blob':
          return null
      }
    } finally {
      stack.pop()
    }
  }
  return sample(ref, '')
}
