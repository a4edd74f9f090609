import { describeTasks } from './walk';

describeTasks('by keyboard alone', 'keyboard');
