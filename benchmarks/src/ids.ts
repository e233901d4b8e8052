// The property and the pixel that everything is sent to.
export const measurementId = 'G-XXXXXXXXXX';
export const pixelId = '1234567890';
