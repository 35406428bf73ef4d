import type { Kit } from '#platform/kit';
import { createPortalChannel } from './channels/portal.ts';
import type { Channels } from './port.ts';

/** Opens the ways that the configuration sets up. */
export const openChannels = (kit: Kit): Channels => ({ portal: createPortalChannel(kit) });
