import { defineErrors } from '#kernel';

/** Why no page can be shown. */
export const portalErrors = defineErrors({
  'portal.not_built': {
    status: 503,
    en: 'The portal has not been built here. Run ./corridor serve, or node tools/web.ts.',
    zh: '门户尚未构建。请运行 ./corridor serve，或 node tools/web.ts。',
  },
});
