import { openPage } from '../site/open-page.js';
import { createWidgetSettings } from '../widget-settings/page.js';

openPage('settings', createWidgetSettings());
