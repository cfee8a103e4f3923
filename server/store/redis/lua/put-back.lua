#!lua
--[[
Puts back what `capture` took down, all of it or an error; a room becomes one of this store's history.
KEYS  any of one slot, none of which is there
ARGV  1 id of the history  then for every key: when it ends (ms since 1970, or 0 for never), its value as DUMP told it
Returns 1.
Hint  none
]]
for index, key in ipairs(KEYS) do
	redis.call("RESTORE", key, ARGV[2 * index], ARGV[2 * index + 1], "ABSTTL")
	if redis.call("TYPE", key).ok == "hash" and redis.call("HEXISTS", key, "history") == 1 then
		redis.call("HSET", key, "history", ARGV[1])
	end
end
return 1
