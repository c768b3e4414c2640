// The photo child: turns the bytes of a photo into facts and small pictures, one request at a time.
// It never opens or writes a file, never keeps a photo once it is answered, and no photo ends it.
import { photoRequestSchema, type PhotoReply } from '../../shared/photoMessages.ts'
import { answerOrders } from '../asking.ts'
import { serve, type OpeningRequest } from './serve.ts'

answerOrders<OpeningRequest, PhotoReply>(photoRequestSchema, serve)
