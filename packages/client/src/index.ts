export { type Api, type ApiAnswer, createApi, type Problem } from './api/api.ts';
