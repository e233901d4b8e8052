export const emailAddress = /[\w.%+-]+@[\w-]+(?:\.[\w-]+)+/;
export const phoneNumber = /\+?\d[\d ()-]{6,}\d/;
