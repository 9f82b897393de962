/** The terminal of the workshop: machines, a line editor, bash, and an `aws` from the service models. */

export { runAws } from './aws/aws.ts'
export type { AwsCredentials, Files, Machine, Transport } from './aws/machine.ts'
export { VERSION as AWS_CLI_VERSION } from './aws/version.ts'
export { openShell, type Shell, type ShellOptions, type ShellPlace } from './client.ts'
export type { Connection, Instances } from './session/instances.ts'
export { MACHINES, type MachineName } from './session/machines.ts'
export {
  type Printed,
  runScript,
  type ScriptOptions,
  type ScriptResult,
  type WorkshopInScript,
} from './session/script.ts'
