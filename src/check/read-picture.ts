import decodeQR from 'qr/decode.js';

/** More points than a code of this size needs; a camera makes many more, and each costs time. */
const LARGEST = 1600;

/** The text of the code in a picture; undefined where none is found. */
export const readPicture = async (file: File): Promise<string | undefined> => {
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, LARGEST / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const context = canvas.getContext('2d');
    if (context === null) return undefined;
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return decodeQR(context.getImageData(0, 0, canvas.width, canvas.height));
  } catch {
    return undefined;
  }
};
