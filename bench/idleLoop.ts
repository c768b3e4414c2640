// A process that does nothing but look at its event loop: how late the machine alone makes it. node idleLoop.ts MS
// MS lie between two looks. Any message ends it: it answers with nanoseconds.
import { monitorEventLoopDelay } from 'node:perf_hooks'

const delay = monitorEventLoopDelay({ resolution: Number(process.argv[2]) })
delay.enable()
process.once('message', () => {
  delay.disable()
  process.send?.({ high: delay.percentile(99), most: delay.max }, () => process.disconnect())
})
