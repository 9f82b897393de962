/** What the sandbox needs of Node. */
export { managedPolicyFile } from './managed-policy-file.ts'
