/** For browsers that know no modules: the text page does the same. */
location.replace('/text');
