import type { ReactNode } from 'react';
import { Shopper } from './shopper';

export const metadata = { title: 'A shop in Next.js' };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        {children}
        <Shopper />
      </body>
    </html>
  );
}
