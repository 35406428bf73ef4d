import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * Two programs in the browser: the public pages (light, drawn by the server first) and the working pages. The server's half
 * of the public pages is a third bundle, made with `--ssr`. Chromium 108 is what office shells still carry.
 */
// biome-ignore lint/style/noDefaultExport: vite reads its configuration from the default export
export default defineConfig(({ isSsrBuild = false }) => ({
  plugins: [react()],
  resolve: { conditions: ['source', 'module', 'browser', 'default'] },
  ssr: { noExternal: true, resolve: { conditions: ['source', 'module', 'node', 'default'] } },
  build: {
    target: 'chrome108',
    outDir: isSsrBuild ? 'dist/server' : 'dist/client',
    emptyOutDir: true,
    manifest: !isSsrBuild,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1_500,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: isSsrBuild
        ? 'src/public/render.tsx'
        : { start: 'src/public/start.ts', public: 'src/public/entry.tsx', work: 'src/work/entry.tsx' },
    },
  },
}));
