import QRCode from 'qrcode';

/** Characters of the alphanumeric mode, which packs base45 text in two thirds of the room that bytes take. */
const ALPHANUMERIC = /^[0-9A-Z $%*+\-./:]+$/;

/**
 * A QR code (alphanumeric mode, error correction M) of base45 text as an SVG without a quiet zone: the page leaves four
 * modules of white around it. Throws RangeError for text outside the mode or too long for a code.
 */
export function qrSvg(text: string): string {
  if (!ALPHANUMERIC.test(text)) throw new RangeError('The text of this QR code must be base45.');
  const code = QRCode.create([{ data: text, mode: 'alphanumeric' }], { errorCorrectionLevel: 'M' });
  const { size, data } = code.modules;
  let path = '';
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      if (!data[row * size + column]) continue;
      let width = 1;
      while (column + width < size && data[row * size + column + width]) width++;
      path += `M${column} ${row}h${width}v1h-${width}z`;
      column += width;
    }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${path}"/></svg>`;
}
