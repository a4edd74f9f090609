import { describeTasks } from './walk';

describeTasks('at 400 %', 'zoomed');
