// The sight child: looks at the small picture of a photo with nets, one at a time, behind everything else that runs. It
// opens no file but the weights, keeps no photo once it is answered, and no photo ends it.
import { constants, getPriority, setPriority } from 'node:os'
import { setFlagsFromString } from 'node:v8'
import { lookRequestSchema, type LookReply, type LookRequest } from '../../shared/workers.ts'
import { openChannel, type Channel } from '../channel.ts'
import { readOnlyJpegs } from './picture.ts'
import { createServer } from './serve.ts'

readOnlyJpegs()
// Memory grows with the nets, not with V8's room for young objects, which would double every hundred looks or so.
setFlagsFromString('--semi-space-growth-factor=1')
// Not the lowest: beside busy engines it would come to a sign of life less than once a minute, and be ended. Where the
// app itself was started lower (nice), no process may raise its own priority, and the attempt would end it.
const { PRIORITY_BELOW_NORMAL } = constants.priority
if (getPriority() < PRIORITY_BELOW_NORMAL) setPriority(PRIORITY_BELOW_NORMAL)

const channel: Channel<LookReply> = openChannel<LookRequest, LookReply>(lookRequestSchema, (request) => {
  void serve(request)
})
const serve = createServer(channel)
