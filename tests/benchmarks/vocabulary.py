"""The words that generated boards are made of: two scripts, lengths as in real notes."""

LATIN = """
about account accuses actually added adviser affairs after against agency alleged already among
analyst announced another answer appears archive armed army asked assessed attack authority away
because been before behind being border both brigade briefing budget camera case caught cause
chain channel charge checked city civil claim clear close column command comment companies
company confirmed contract convoy could council country court crossing customs damage data date
decree defence delay delivered denied deputy despite detained direct document doubt draft during
each early election emergency ended engineer equipment estimated evening evidence exact expected
expert export family field figure filmed firm flight footage force foreign former found fuel
further general goods government governor ground group half harbour headed heard held high
hospital hours however hundred image imports included independent industry inside interview
invoice issued journalist knew known labour large later lawyer leaked letter level likely line
local located long losses made major many market material meeting member message military
minister ministry missing mobile month more morning most moved named near network never
newspaper next north notice number office officer official older opened operator order original
other outlet owner paid paper partly party payment people percent period permit person phone
photo picture plan plant platform police port possible post power present president press
previous price prison private probably process produced prosecutor proved public published
question railway range rather reached read ready really reason received recent record refused
region registered related remains repair report reservist resident result returned review river
road route rumour said same satellite scene second secret section security seems seen sent
series service several shared ship shows signed since site social soldier some source south
speaker spokesman station statement still stock stopped storage street strike such supplied
support suspected system taken tanker telegram tender testimony than that their then these they
this those though thousand through time today together told took town trade traffic train
transfer transport treaty troops truck twice under union unit unknown until used vehicle
verified version vessel video village visited volunteer warehouse warned week weight went were
west when where which while whole witness without work would year
""".split()

CYRILLIC = """
агентство адрес анализ армия архив аэропорт банк батальон без бывший были было быть вагон важно
ведь версия весной вечером видео власть военный возле война вопрос восток время всего вчера
выборы вывод выдан газета где глава год город граница группа грузовик губернатор давно данные
дата дело день депутат директор договор документ дом дорога другой его если ещё женщина завод
заявил заявление знает зимой издание известно изменение или именно источник июля июнь кадры
канал карта когда колонна комиссия контракт корабль который край куда лето лица людей маршрут
материал между места месяц министерство министр много мобилизация может надо назад назвал
наличие наличные например начало наш неделя некоторые нет никто ночью обещал область обстрел
объект ожидает около опрос осенью ответ отдел отрицает офицер очень пакет партия перед
переговоры перевод письмо план повестка погибшие подтвердил позже поезд показал полк помощь порт
после поставка потери почему пресс-служба приказ примерно причина проверка продаёт против
прошлый пункт рабочий район ранее решение река родные рынок сведения свидетель связь север
сегодня семья сержант сказал склад следствие слухи служба снимок событие совет солдат сообщил
состав спутник станция страна суд судно съёмка тоже только топливо точно траншея указ улица
утверждает участок утром факт фонд фотография хотя центр часть человек число чиновник эксперт
этого юг является январь безпека будівля важливо вантаж вибори вирішили військо вулиця громада
дані джерело донька журналіст завтра загін зйомка їхній кордон ліс люди міністр місто обстріл
опитування перевірка повідомив поїзд посадовець прикордонник речник рік розслідування свідок
село слідство союз сьогодні управління фото черга чутки якщо
""".split()

TAGS = (
    "key question",
    "figures",
    "border",
    "rumour",
    "to check",
    "logistics",
    "satellite",
    "eyewitness",
    "procurement",
    "чутки",
    "граница",
    "свідчення",
)

OUTLETS = (
    "Evening Ledger",
    "Harbour Post",
    "North Wire",
    "Coastal Radio",
    "Канал «Берег»",
    "Вечерний листок",
    "Обласна хроніка",
    "Open Registry",
    "Court files",
    "Satellite archive",
)

PEOPLE = (
    "A. Lindqvist",
    "B. Okafor",
    "C. Marchetti",
    "D. Novak",
    "E. Haddad",
    "F. Tanaka",
    "Г. Петренко",
    "И. Соколова",
    "М. Левченко",
    "О. Бондар",
)
