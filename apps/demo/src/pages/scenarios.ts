import { createScenarioBoard } from '../scenarios/board/board.js';
import { scenarios } from '../scenarios/scripts/scenarios.js';
import { openPage } from '../site/open-page.js';

openPage('scenarios', createScenarioBoard(scenarios));
