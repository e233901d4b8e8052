export { webhook, type BatchOptions, type WebhookOptions } from './webhook.js';
