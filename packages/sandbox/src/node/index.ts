/** What the sandbox needs of Node: a store in a file, the AWS endpoint on a port, AWS's policies from a file. */
export { fileBlobs } from './file-blobs.ts'
export { PortTaken } from './http/listen.ts'
export { managedPolicyFile } from './managed-policy-file.ts'
export { type ServedMetadata, serveMetadata } from './serve-metadata.ts'
export { type ServedSandbox, type ServeOptions, serveSandbox } from './serve-sandbox.ts'
export { type SqliteStoreOptions, sqliteStore } from './sqlite/store.ts'
