/** YAML as `--cli-input-yaml` takes it and `--generate-cli-skeleton yaml-input` gives it. */
import { type Operation, type ServiceModel, shapeOf } from '@first-line/aws-api'
import { formatYaml } from './format-yaml.ts'
import { FLOAT_ZERO } from './json-text.ts'
import { isObject, type Plain, type PlainObject } from './python-text.ts'
import { skeletonOf } from './skeleton.ts'

/** @throws SyntaxError for what is no YAML. */
export async function parseYaml(text: string): Promise<Plain> {
  // Loaded when it is needed: hardly anyone writes YAML at a prompt.
  const { parse, YAMLParseError } = await import('yaml')
  try {
    return parse(text) as Plain
  } catch (error) {
    if (error instanceof YAMLParseError) throw new SyntaxError(error.message, { cause: error })
    throw error
  }
}

/** A sample input. AWS CLI puts each member's documentation beside it; our models have none, so only what is required is said. */
export function yamlSkeleton(model: ServiceModel, operation: Operation): string {
  if (!operation.input) return '{}\n'
  const plain = (value: Plain): Plain => {
    if ((value as unknown) === FLOAT_ZERO) return 0
    if (Array.isArray(value)) return value.map(plain)
    if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]))
    return value
  }
  const sample = plain(skeletonOf(model, operation.input, { memberNames: false })) as PlainObject
  const required = new Set(shapeOf(model, operation.input).required)
  return Object.entries(sample)
    .map(([name, value]) => {
      const text = formatYaml({ [name]: value })
      return required.has(name) ? text.replace(/\n/, '  # [REQUIRED]\n') : text
    })
    .join('')
}
