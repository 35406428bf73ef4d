import { ApiProblem, problemFrom, type TypedApi } from '@corridor/client/api';
import type { Tracked } from './tracked.ts';

/** Longer side of a photo that is sent, in pixels: enough to read a street sign, a tenth of what a phone takes. */
const photoPixelsMax = 1920;

/** Quality of the JPEG that is sent. */
const photoQuality = 0.85;

const drawn = async (file: File): Promise<Blob | null> => {
  const image = await createImageBitmap(file);
  const scale = Math.min(1, photoPixelsMax / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', photoQuality));
};

const jpegNameOf = (name: string): string => `${name.replace(/\.[^.]*$/, '')}.jpg`;

/**
 * A photo drawn anew, smaller, and without what the camera wrote into it: where somebody was is told by consent only. Anything that is no
 * picture, or that the browser cannot read, goes as it is.
 */
export const lightened = async (file: File): Promise<File> => {
  if (!file.type.startsWith('image/')) return file;
  try {
    const blob = await drawn(file);
    return blob === null ? file : new File([blob], jpegNameOf(file.name), { type: 'image/jpeg' });
  } catch {
    return file;
  }
};

const nameCharactersMax = 200;

/** Sends a file to a case. The API's document does not know bodies that are bytes, so they go to fetch as they are. */
export const sendFile = async (api: TypedApi, { number, code }: Tracked, key: string, file: File): Promise<void> => {
  const name = file.name.replaceAll(/[\p{Cc}/\\"]/gu, '_').slice(-nameCharactersMax) || 'file';
  const call = {
    params: { path: { number }, query: { key, name } },
    headers: { 'x-tracking-code': code, 'content-type': file.type || 'application/octet-stream' },
    body: file,
    bodySerializer: (body: unknown) => body as BodyInit,
  };
  const { error, response } = await api.POST('/api/v1/public/cases/{number}/materials', call as never);
  if (!response.ok) throw new ApiProblem(problemFrom(error, response.status));
};
