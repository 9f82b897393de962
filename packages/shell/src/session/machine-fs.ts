/** A machine's files: in memory, with the terminal's two devices, random bytes, and word of what changed at home. */
import { InMemoryFs } from 'just-bash/browser'
import { bytesFromLatin1, latin1FromBytes } from '../aws/bytes.ts'
import type { Device, PipeDevices } from './flow.ts'
import { STDERR_DEVICE, STDOUT_DEVICE } from './terminal-output.ts'

type Content = Parameters<InMemoryFs['writeFile']>[1]
type ByteString = Awaited<ReturnType<InMemoryFs['readFileBytes']>>
type WriteOptions = Parameters<InMemoryFs['writeFile']>[2]

const NULL_DEVICE = '/dev/null'

/** Endless on a real machine. Here a reader takes a file as a whole, so each reading gives this many bytes. */
const DEVICE_BYTES = 1024 * 1024

const SOURCES: Record<string, (bytes: Uint8Array<ArrayBuffer>) => void> = {
  '/dev/zero': () => {},
  '/dev/urandom': fillRandom,
  '/dev/random': fillRandom,
}

/** `getRandomValues` gives at most 64 KB at once. */
function fillRandom(bytes: Uint8Array<ArrayBuffer>): void {
  for (let at = 0; at < bytes.length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536))
}

/** How long commands may run before the worker looks at its messages again, in milliseconds. */
const TURN = 16

/** Gives messages (a Ctrl-C) a turn: just-bash's own loops wait only for promises, which leave none. */
const nextTurn = (): Promise<void> => new Promise((done) => setTimeout(done, 0))

export class MachineFs extends InMemoryFs implements PipeDevices {
  /** Paths written, removed or changed since they were last taken. */
  readonly changed = new Set<string>()
  private sink: ((stream: 'stdout' | 'stderr', data: Uint8Array) => void) | undefined
  private turnAt = 0
  /** The ends of pipes, while they are open. */
  private readonly pipes = new Map<string, Device>()

  constructor() {
    super()
    this.mkdirSync('/dev/terminal', { recursive: true })
    this.writeFileSync(STDOUT_DEVICE, '')
    this.writeFileSync(STDERR_DEVICE, '')
    for (const path of Object.keys(SOURCES)) this.writeFileSync(path, '')
  }

  /** Where the terminal's devices write to. */
  connect(sink: ((stream: 'stdout' | 'stderr', data: Uint8Array) => void) | undefined): void {
    this.sink = sink
  }

  open(name: string, device: Device): void {
    this.writeFileSync(name, '')
    this.pipes.set(name, device)
  }

  close(name: string): void {
    if (this.pipes.delete(name)) void super.rm(name, { force: true })
  }

  private async turn(): Promise<void> {
    const now = performance.now()
    if (now - this.turnAt < TURN) return
    await nextTurn()
    this.turnAt = performance.now()
  }

  private device(path: string, content: Content, options: WriteOptions): boolean {
    const stream = path === STDOUT_DEVICE ? 'stdout' : path === STDERR_DEVICE ? 'stderr' : undefined
    if (!stream) return path === NULL_DEVICE || Object.hasOwn(SOURCES, path)
    const data = toBytes(content, options)
    if (data.length > 0) this.sink?.(stream, data)
    return true
  }

  override async appendFile(path: string, content: Content, options?: WriteOptions): Promise<void> {
    await this.turn()
    const pipe = this.pipes.get(path)
    if (pipe) return pipe.write?.(toBytes(content, options))
    if (this.device(path, content, options)) return
    await super.appendFile(path, content, options)
    this.changed.add(path)
  }

  override async writeFile(path: string, content: Content, options?: WriteOptions): Promise<void> {
    await this.turn()
    if (this.device(path, content, options)) return
    await super.writeFile(path, content, options)
    this.changed.add(path)
  }

  override async readFileBuffer(path: string): Promise<Uint8Array> {
    const pipe = this.pipes.get(path)
    if (pipe?.read) return pipe.read()
    const fill = Object.hasOwn(SOURCES, path) ? SOURCES[path] : undefined
    if (!fill) return super.readFileBuffer(path)
    const bytes = new Uint8Array(DEVICE_BYTES)
    fill(bytes)
    return bytes
  }

  /** just-bash's own spreads 64 KB over the stack, which a browser's worker does not have. */
  override async readFileBytes(path: string): Promise<ByteString> {
    return latin1FromBytes(await this.readFileBuffer(path)) as unknown as ByteString
  }

  override async readFile(path: string, options?: Parameters<InMemoryFs['readFile']>[1]): Promise<string> {
    const encoding = typeof options === 'string' ? options : options?.encoding
    if (encoding === 'binary' || encoding === 'latin1') return latin1FromBytes(await this.readFileBuffer(path))
    if (!Object.hasOwn(SOURCES, path) && !this.pipes.has(path)) return super.readFile(path, options)
    return new TextDecoder().decode(await this.readFileBuffer(path))
  }

  override async rm(path: string, options?: Parameters<InMemoryFs['rm']>[1]): Promise<void> {
    await super.rm(path, options)
    this.changed.add(path)
  }

  override async mv(from: string, to: string): Promise<void> {
    await super.mv(from, to)
    this.changed.add(from).add(to)
  }

  override async cp(from: string, to: string, options?: Parameters<InMemoryFs['cp']>[2]): Promise<void> {
    await super.cp(from, to, options)
    this.changed.add(to)
  }

  override async chmod(path: string, mode: number): Promise<void> {
    await super.chmod(path, mode)
    this.changed.add(path)
  }

  override async stat(path: string): ReturnType<InMemoryFs['stat']> {
    await this.turn()
    return super.stat(path)
  }
}

/** just-bash passes bytes as text whose characters are bytes, and says so. */
function toBytes(content: Content, options: WriteOptions): Uint8Array {
  if (content instanceof Uint8Array) return content
  const encoding = typeof options === 'string' ? options : options?.encoding
  if (encoding === 'binary' || encoding === 'latin1') return bytesFromLatin1(content)
  return new TextEncoder().encode(content)
}
