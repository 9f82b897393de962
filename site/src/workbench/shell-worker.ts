/** The terminal's shell, in a worker of its own file: a policy without `blob:` allows no other. */
import '@first-line/shell/worker'
