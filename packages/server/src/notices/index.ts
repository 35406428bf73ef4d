export { openChannels, readWays } from './channels.ts';
export { noticesErrors } from './errors.ts';
export { registerNotices } from './jobs.ts';
export { createLive, type Live } from './live.ts';
export type { Channels } from './port.ts';
export { noticesRoutes } from './routes.ts';
