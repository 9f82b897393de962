/** The options that every command takes, in AWS CLI's order (its `data/cli.json`). */
import type { Argument, ParsedArguments } from './argparse.ts'

export const OUTPUT_FORMATS = ['json', 'text', 'table', 'yaml', 'yaml-stream', 'off'] as const
export type OutputFormat = (typeof OUTPUT_FORMATS)[number]
export const ERROR_FORMATS = ['legacy', 'json', 'yaml', 'text', 'table', 'enhanced'] as const
export type ErrorFormat = (typeof ERROR_FORMATS)[number]

const option = (name: string, more: Partial<Argument> = {}): Argument => ({
  name: `--${name}`,
  dest: name.replaceAll('-', '_'),
  ...more,
})

export const GLOBAL_OPTIONS: readonly Argument[] = [
  option('debug', { action: 'store-true' }),
  option('endpoint-url'),
  option('no-verify-ssl', { action: 'store-false', dest: 'verify_ssl' }),
  option('no-paginate', { action: 'store-false', dest: 'paginate' }),
  option('output', { choices: OUTPUT_FORMATS }),
  option('query'),
  option('profile'),
  option('region'),
  option('version', { action: 'store-true' }),
  option('color', { choices: ['on', 'off', 'auto'] }),
  option('no-sign-request', { action: 'store-false', dest: 'sign_request' }),
  option('ca-bundle'),
  option('cli-read-timeout', { dest: 'read_timeout', type: 'late-int' }),
  option('cli-connect-timeout', { dest: 'connect_timeout', type: 'late-int' }),
  option('cli-binary-format', { choices: ['base64', 'raw-in-base64-out'] }),
  option('no-cli-pager', { action: 'store-true' }),
  option('cli-auto-prompt', { action: 'store-true' }),
  option('no-cli-auto-prompt', { action: 'store-true' }),
  option('cli-error-format', { choices: ERROR_FORMATS }),
]

export interface Globals {
  debug: boolean
  endpointUrl: string | undefined
  paginate: boolean
  output: OutputFormat | undefined
  query: string | undefined
  profile: string | undefined
  region: string | undefined
  sign: boolean
  binaryFormat: 'base64' | 'raw-in-base64-out' | undefined
  errorFormat: ErrorFormat | undefined
  pager: boolean
}

export function readGlobals({ values }: Pick<ParsedArguments, 'values'>): Globals {
  const text = (dest: string): string | undefined => values.get(dest) as string | undefined
  return {
    debug: values.has('debug'),
    endpointUrl: text('endpoint_url'),
    paginate: values.get('paginate') !== false,
    output: text('output') as OutputFormat | undefined,
    query: text('query'),
    profile: text('profile'),
    region: text('region'),
    sign: values.get('sign_request') !== false,
    binaryFormat: text('cli_binary_format') as Globals['binaryFormat'],
    errorFormat: text('cli_error_format') as ErrorFormat | undefined,
    pager: !values.has('no_cli_pager'),
  }
}
