// The voice child: writes down what was said in a recording, with an ear in a process of its own. It keeps no sound and
// no text, and opens no file but the ear's program and model.
import { voiceRequestSchema, type VoiceReply, type VoiceRequest } from '../../shared/voiceMessages.ts'
import { openChannel, type Channel } from '../channel.ts'
import { createServer } from './serve.ts'

const channel: Channel<VoiceReply> = openChannel<VoiceRequest, VoiceReply>(voiceRequestSchema, (request) => {
  void serve(request)
})
const serve = createServer(channel)
