// The metadata child: has ExifTool put an XMP packet into a photograph, one at a time. It opens no file of a person's and
// writes none: bytes come in, and bytes go out.
import { metadataRequestSchema, type MetadataReply } from '../../shared/metadataMessages.ts'
import { answerOrders } from '../asking.ts'
import { serve, type MetadataOrder } from './serve.ts'

answerOrders<MetadataOrder, MetadataReply>(metadataRequestSchema, serve)
