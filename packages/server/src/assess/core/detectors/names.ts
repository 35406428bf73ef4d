const list = `
james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul andrew joshua
kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin
samuel gregory alexander patrick frank raymond jack dennis jerry tyler aaron jose adam nathan henry douglas zachary peter kyle noah ethan jeremy
walter christian keith roger terry austin sean gerald carl harold dylan arthur lawrence jordan jesse bryan billy bruce gabriel joe logan alan juan
albert willie elijah wayne randy vincent mason roy ralph bobby russell bradley philip eugene oliver leo harry oscar max simon martin hugo louis
mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley kimberly emily donna michelle carol
amanda melissa deborah debra stephanie rebecca sharon laura cynthia dorothy amy kathleen angela shirley emma brenda pamela nicole anna samantha
katherine christine helen catherine debbie rachel carolyn janet maria olivia heather diane julie joyce victoria ruth virginia lauren kelly christina
joan evelyn judith andrea hannah megan cheryl jacqueline martha madison teresa gloria sara janice ann kathryn abigail sophia frances jean alice judy
isabella julia grace amber denise danielle marilyn beverly charlotte natalie theresa diana brittany doris kayla alexis lori marie rose jane lucy
ella mia chloe lily zoe ellen thelma edna ida esther naomi irene myrna
jan hans peter klaus wolfgang jürgen dieter manfred uwe günter horst stefan andreas matthias sebastian tobias florian lukas felix jonas elias
ursula monika petra sabine renate helga karin brigitte ingrid erika gisela claudia heike silke katharina johanna lena leonie sophie greta
jean pierre michel andré philippe rené alain jacques bernard marcel claude françois guy luc julien nicolas antoine guillaume mathieu honoré yves
isabelle sylvie catherine nathalie françoise jeanne monique valérie céline élise elise camille manon chloé léa inès amélie aurélie caroline marianne
giuseppe antonio giovanni mario luigi francesco angelo vincenzo pietro salvatore carlo franco domenico paolo marco luca matteo alessandro lorenzo
rosa angela giovanna teresa lucia carmela caterina francesca anna paola giulia chiara federica elena silvia alessia martina sofia
manuel josé francisco david juan javier antonio carlos jesús miguel alejandro rafael pedro ángel sergio fernando luis jorge alberto pablo diego
carmen josefa isabel dolores pilar teresa ana francisca laura cristina marta lucía elena raquel mercedes fernanda adriana gabriela rogelio ricardo
joão antónio paulo tiago pedro rui nuno andré bruno gustavo rodrigo felipe mateus thiago vinícius joana inês beatriz mariana catarina letícia larissa
jan piotr krzysztof andrzej tomasz paweł marcin michał marek grzegorz józef łukasz adam zbigniew jerzy tadeusz szymon jakub mateusz wojciech
anna katarzyna małgorzata agnieszka krystyna barbara ewa elżbieta zofia teresa magdalena joanna monika halina aleksandra zuzanna hanna
jiří petr josef pavel martin tomáš jaroslav miroslav zdeněk václav michal karel jakub vladimír eva hana anna lenka kateřina věra alena jana zuzana
ivan marko nikola luka ana marija ivana josip stjepan dragan zoran milan goran vesna jelena dejan jasmina milica miloš nemanja tatjana
lászló istván józsef jános zoltán sándor gábor ferenc attila péter tamás ágnes erzsébet katalin éva ilona zsuzsanna mónika andrea tünde eszter
aleksandr dmitri dmitry sergei sergey andrei alexei alexey vladimir nikolai mikhail evgeny igor oleg yuri boris viktor pavel roman maxim
olga tatiana natalia elena irina svetlana anastasia ekaterina marina ludmila galina nina larisa vera yulia inessa alina daria ksenia polina
erik lars karl anders johan per nils jan olof mikael fredrik henrik mats gustav axel oskar jesper søren jens niels mette hanne kirsten lene
birgitte ingrid anne kari liv astrid sigrid nanna freja ida karin margareta elisabeth eva kristina birgitta annika riitta satu tuula marja
matti timo juha kari mikko antti jari ville juhani helena liisa pirkko anneli jón sigurður guðmundur gunnar ólafur einar magnús þorkell guðrún
yuki haruto sota yuto hiroshi takashi kenji akira satoshi kazuki yoko keiko naoko tomomi yumi sakura aiko yuka hana misaki haruka
wei ming hong jun li ying xin yan jing min lei tao hui mohammed muhammad ahmed ali omar hassan hussein ibrahim yusuf khalid abdul abdullah
fatima aisha zeynep emine ayşe mehmet mustafa elif leila layla maryam zahra noor amina raj rahul amit sanjay priya anita sunita deepak
`;

/** Frequent given names of Europe, the Americas, Japan and the Arab world, in lower case. Compiled for Corridor from common knowledge. */
export const givenNames: readonly string[] = [...new Set(list.trim().split(/\s+/))];
