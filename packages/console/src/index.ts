/** The practice console, as the site mounts it. */
export { type MountedConsole, type MountOptions, mountConsole } from './mount.tsx'
