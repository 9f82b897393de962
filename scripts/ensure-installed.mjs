// Installs what is missing, so that `npm start` and `npm test` work as the first command on a fresh clone.
// Node's built-ins alone, and syntax that an old Node still reads: this runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const quiet = process.argv.includes('--quiet')

/** First Node that runs TypeScript without a flag and has node:sqlite. */
const needed = [22, 18]

function stop(message) {
  console.error(`\n${message}\n`)
  process.exit(1)
}

function atLeast(version, [major, minor]) {
  const [a, b] = version.replace(/^v/, '').split('.').map(Number)
  return a > major || (a === major && b >= minor)
}

if (!atLeast(process.version, [20, 0])) {
  stop(
    `First Line needs Node 20 or newer to install itself; this is ${process.version}. Get one at https://nodejs.org.`,
  )
}

/** What the lock file asks for and node_modules does not have; packages for other platforms do not count. */
export function missing(lock, installed) {
  return Object.entries(lock.packages).filter(([path, entry]) => {
    if (path === '' || entry.link || !path.includes('node_modules/')) return false
    const have = installed.packages[path]
    return have ? have.version !== entry.version : !entry.optional
  })
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'))
}

function somethingIsMissing() {
  const installed = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(installed)) return true
  return missing(readJson(join(root, 'package-lock.json')), readJson(installed)).length > 0
}

const turn = join(root, '.cache/installing')

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function holderOfTurn() {
  return existsSync(turn) ? Number(readFileSync(turn, 'utf8')) : 0
}

function sleep(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}

/** Two installations at once ruin each other: one works, the others wait. Answers false after having waited. */
function takeTurn() {
  mkdirSync(dirname(turn), { recursive: true })
  let waited = false
  for (;;) {
    try {
      writeFileSync(turn, String(process.pid), { flag: 'wx' })
      return !waited
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    // Whoever has just come may not have written its number yet.
    if (!holderOfTurn()) sleep(200)
    const holder = holderOfTurn()
    if (holder && isAlive(holder)) {
      if (!waited && !quiet) console.log('Waiting for another command that is installing …')
      waited = true
      sleep(500)
    } else {
      rmSync(turn, { force: true })
    }
  }
}

function installInTurn() {
  const first = takeTurn()
  process.on('exit', () => rmSync(turn, { force: true }))
  if (first || somethingIsMissing()) install()
}

function install() {
  if (!quiet) console.log('Installing what is missing (once; about a minute) …')
  const npm = process.env.npm_execpath
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const run = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  if (run.status !== 0) {
    stop('The installation did not finish. Its own words are above. Is the network there? Then run the command again.')
  }
}

/** The `node` that npm scripts will find first: our own where its package exists for this platform. */
function nodeOfScripts() {
  const own = join(root, 'node_modules/.bin/node')
  if (!existsSync(own)) return process.version
  const run = spawnSync(own, ['--version'], { encoding: 'utf8' })
  return run.status === 0 ? run.stdout.trim() : process.version
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (somethingIsMissing()) installInTurn()
  const version = nodeOfScripts()
  if (!atLeast(version, needed)) {
    stop(
      `First Line runs on Node ${needed.join('.')} or newer. It brings its own for Linux and for macOS on Apple silicon; on this machine it finds ${version}. Install Node 24 from https://nodejs.org and run the command again.`,
    )
  }
}
